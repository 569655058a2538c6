package org.mailscout.lab;

/**
 * A question that the lab's DNS server was asked.
 *
 * @param name without the trailing dot, as it was spelt
 * @param type such as {@code SRV}
 * @param transport {@code udp} or {@code tcp}
 */
public record LabQuestion(String name, String type, String transport) {}
