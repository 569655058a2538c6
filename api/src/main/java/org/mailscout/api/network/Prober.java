package org.mailscout.api.network;

/**
 * The prober port: connects to a service, checks its certificate, reads greeting and capabilities,
 * and says goodbye; it never sends a credential.
 */
public interface Prober extends Asking<ProbeQuestion, ProbeAnswer> {}
