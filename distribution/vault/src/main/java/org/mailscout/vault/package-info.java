/** The vault: accounts with the grants that sign in to them, kept from one process to the next. */
@NullMarked
package org.mailscout.vault;

import org.jspecify.annotations.NullMarked;
