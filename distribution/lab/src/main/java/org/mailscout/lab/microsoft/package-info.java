/** Microsoft 365 and Outlook.com: tenants, sign-in, Graph and Autodiscover. */
@NullMarked
package org.mailscout.lab.microsoft;

import org.jspecify.annotations.NullMarked;
