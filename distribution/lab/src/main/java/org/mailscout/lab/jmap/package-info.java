/** A JMAP server that shows the mailboxes of who has signed in. */
@NullMarked
package org.mailscout.lab.jmap;

import org.jspecify.annotations.NullMarked;
