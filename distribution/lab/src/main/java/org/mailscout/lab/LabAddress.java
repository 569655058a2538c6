package org.mailscout.lab;

/**
 * An email address to try in the lab.
 *
 * @param address such as {@code jane@srv.example}
 * @param shows in a few words, what its domain publishes
 */
public record LabAddress(String address, String shows) {}
