@NullMarked
package org.mailscout.lab.openid;

import org.jspecify.annotations.NullMarked;
