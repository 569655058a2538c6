/** Recognises Microsoft 365 and Outlook.com, and signs in to them. */
@NullMarked
package org.mailscout.auth.msgraph;

import org.jspecify.annotations.NullMarked;
