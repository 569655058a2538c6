package org.mailscout.engine;

import org.mailscout.api.Protocol;
import org.mailscout.api.Service;

/**
 * What makes two services one: the protocol, and host, port and security, or for JMAP the session
 * URL after redirects.
 *
 * @param protocol what it speaks
 * @param place where it is
 */
record ServiceKey(Protocol protocol, String place) {

  static ServiceKey of(Service service) {
    String place =
        service.session().map(Object::toString).orElseGet(() -> service.endpoint().toString());
    return new ServiceKey(service.protocol(), place);
  }
}
