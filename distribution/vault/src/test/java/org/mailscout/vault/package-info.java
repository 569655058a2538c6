@NullMarked
package org.mailscout.vault;

import org.jspecify.annotations.NullMarked;
