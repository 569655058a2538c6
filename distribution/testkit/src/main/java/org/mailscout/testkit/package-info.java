/** Contract tests and fakes for whoever writes a strategy or an auth method. */
@NullMarked
package org.mailscout.testkit;

import org.jspecify.annotations.NullMarked;
