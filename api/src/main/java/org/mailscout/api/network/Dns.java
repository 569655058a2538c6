package org.mailscout.api.network;

/**
 * The DNS port: absolute names only, within the bounds of {@link Limits}.
 *
 * <p>NXDOMAIN and no data are answers without records, not failures.
 */
public interface Dns extends Asking<DnsQuestion, DnsAnswer> {}
