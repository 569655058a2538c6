/** The ports: the only way of a strategy or an auth method to the network and to stored data. */
@NullMarked
package org.mailscout.api.network;

import org.jspecify.annotations.NullMarked;
