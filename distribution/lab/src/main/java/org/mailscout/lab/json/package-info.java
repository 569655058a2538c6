/** JSON, read and written as maps and lists. */
@NullMarked
package org.mailscout.lab.json;

import org.jspecify.annotations.NullMarked;
