/** The strategies {@code autoconfig} and {@code pacc}. */
@NullMarked
package org.mailscout.strategy.autoconfig;

import org.jspecify.annotations.NullMarked;
