/** The strategy {@code ispdb}. */
@NullMarked
package org.mailscout.strategy.ispdb;

import org.jspecify.annotations.NullMarked;
