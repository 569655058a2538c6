/** The program: commands, and what they print. */
@NullMarked
package org.mailscout.cli;

import org.jspecify.annotations.NullMarked;
