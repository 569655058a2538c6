@NullMarked
package org.mailscout.lab.microsoft;

import org.jspecify.annotations.NullMarked;
