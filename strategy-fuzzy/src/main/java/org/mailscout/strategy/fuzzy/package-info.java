/** Guesses mail servers by their likely names, and proves them by connecting. */
@NullMarked
package org.mailscout.strategy.fuzzy;

import org.jspecify.annotations.NullMarked;
