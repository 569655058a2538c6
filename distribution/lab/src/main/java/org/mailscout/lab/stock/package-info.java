/** The domains and providers that every lab of {@link org.mailscout.lab.Lab#start} has. */
@NullMarked
package org.mailscout.lab.stock;

import org.jspecify.annotations.NullMarked;
