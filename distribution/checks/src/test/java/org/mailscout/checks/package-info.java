/** Checks of what ships, as a whole: its program, its modules, its architecture, its documents. */
@NullMarked
package org.mailscout.checks;

import org.jspecify.annotations.NullMarked;
