/**
 * Reaches the network for the ports of {@code org.mailscout.api.network}, within one safety policy.
 */
@NullMarked
package org.mailscout.network;

import org.jspecify.annotations.NullMarked;
