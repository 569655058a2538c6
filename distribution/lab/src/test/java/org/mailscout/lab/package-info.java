/** Tests of the lab. */
@NullMarked
package org.mailscout.lab;

import org.jspecify.annotations.NullMarked;
