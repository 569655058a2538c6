@NullMarked
package org.mailscout.cli;

import org.jspecify.annotations.NullMarked;
