/** The clientConfig format: its values, a reader that trusts nothing, and a writer. */
@NullMarked
package org.mailscout.clientconfig;

import org.jspecify.annotations.NullMarked;
