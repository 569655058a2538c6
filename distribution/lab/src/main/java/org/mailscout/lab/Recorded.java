package org.mailscout.lab;

/**
 * What a client sent over one connection, decrypted.
 *
 * @param host the name asked for in TLS (SNI), else the first name of the address
 * @param port the lab's port, such as 993
 * @param received the bytes, each as the character of its value (ISO-8859-1); the first 64 KiB
 */
public record Recorded(String host, int port, String received) {}
