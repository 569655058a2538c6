package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.discovery.Policy;

/** Row A72 of the attacks: where an issuer would have our requests go. */
final class HostileEndpointsTest {

  private static final List<String> PARAMETERS =
      List.of(
          "?client_id=evil",
          "?x=1&CLIENT_SECRET=evil",
          "?redirect_uri=https://evil.test/",
          "?state",
          "?scope&x=1",
          "?grant_type=password",
          "?x=1&%72efresh_token=1",
          "?device%5fcode=1",
          "?token=1",
          "?code_verifier=1");

  private final TestIssuer issuer =
      new TestIssuer(
          world ->
              world
                  .record("loopback.example.com", "A", "127.0.0.1")
                  .record("six.example.com", "AAAA", "::1")
                  .record("mapped.example.com", "AAAA", "::ffff:10.0.0.1")
                  .record("unique.example.com", "AAAA", "fd00::1")
                  .record("cloud.example.com", "A", "169.254.169.254"));
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    issuer.close();
  }

  /** What is done with an endpoint. */
  private enum Endpoint {
    REGISTRATION {
      @Override
      void use(OAuth oauth, OAuth.Server server) throws Exception {
        oauth.register(server, List.of("openid"));
      }
    },
    DEVICE {
      @Override
      void use(OAuth oauth, OAuth.Server server) throws Exception {
        oauth.device(TestIssuer.request(server));
      }
    },
    TOKEN {
      @Override
      void use(OAuth oauth, OAuth.Server server) throws Exception {
        oauth.refresh(TestIssuer.request(server), "rt-secret-9");
      }
    },
    REVOCATION {
      @Override
      void use(OAuth oauth, OAuth.Server server) throws Exception {
        oauth.revoke(TestIssuer.request(server), "rt-secret-9");
      }
    },
    KEYS {
      @Override
      void use(OAuth oauth, OAuth.Server server) throws Exception {
        oauth.refresh(TestIssuer.request(server), "rt-secret-9");
      }
    };

    abstract void use(OAuth oauth, OAuth.Server server) throws Exception;
  }

  /** Returns the server with this endpoint elsewhere. */
  private OAuth.Server at(Endpoint endpoint, String url) {
    OAuth.Server ours = issuer.server();
    BiFunction<Endpoint, Url, Url> choose =
        (which, usual) -> which == endpoint ? Url.of(url) : usual;
    return new OAuth.Server(
        ours.issuer(),
        ours.authorization(),
        choose.apply(Endpoint.TOKEN, ours.token()),
        ours.registration().map(usual -> choose.apply(Endpoint.REGISTRATION, usual)),
        ours.device().map(usual -> choose.apply(Endpoint.DEVICE, usual)),
        ours.revocation().map(usual -> choose.apply(Endpoint.REVOCATION, usual)),
        ours.keys().map(usual -> choose.apply(Endpoint.KEYS, usual)),
        true,
        Optional.empty());
  }

  static Stream<Arguments> odd() {
    return Stream.of(Endpoint.values())
        .flatMap(
            endpoint ->
                Stream.concat(
                        Stream.of("http://id.example.com/x", "https://id.example.com/{address}"),
                        PARAMETERS.stream().map(query -> "https://id.example.com/x" + query))
                    .map(url -> Arguments.of(endpoint, url)));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void sendsNothingWhereItIsInClearOrSpeaksInOurPlace(Endpoint endpoint, String url)
      throws Exception {
    assertThat(refused(endpoint, url, Policy.DEFAULT)).isEqualTo(Reason.MALFORMED);
    assertThat(issuer.asked("/x")).isEmpty();
  }

  static Stream<Arguments> inside() {
    return Stream.of(Endpoint.values())
        .flatMap(
            endpoint ->
                Stream.of("inside", "loopback", "six", "mapped", "unique", "cloud")
                    .map(name -> Arguments.of(endpoint, name)));
  }

  @ParameterizedTest
  @MethodSource("inside")
  void connectsToNoPrivateAddressWhereThePolicyIsPublicOnly(Endpoint endpoint, String name)
      throws Exception {
    String url = "https://" + name + ".example.com/x";

    assertThat(refused(endpoint, url, Policy.DEFAULT.withPublicOnly(true)))
        .isEqualTo(Reason.FORBIDDEN_BY_POLICY);
  }

  private Reason refused(Endpoint endpoint, String url, Policy policy) throws Exception {
    String idToken = TestIssuer.signed(TestIssuer.claims("").build());
    issuer.always("/token", TestIssuer.tokens(",\"id_token\":\"" + idToken + "\""));
    Adapters adapters = new Adapters(issuer.lab, policy);
    open.add(adapters);
    LookupException refused =
        catchThrowableOfType(
            LookupException.class, () -> endpoint.use(adapters.oauth(), at(endpoint, url)));
    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.getMessage()).doesNotContain("secret").contains(Url.of(url).host().name());
    return refused.reason();
  }
}
