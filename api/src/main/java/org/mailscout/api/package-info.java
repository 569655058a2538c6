/** The words of mail-settings discovery as values: domains, hosts, services, settings, reasons. */
@NullMarked
package org.mailscout.api;

import org.jspecify.annotations.NullMarked;
