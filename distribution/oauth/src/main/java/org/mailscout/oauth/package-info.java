/** Signs in to what a discovery found, proves it, renews it and ends it. */
@NullMarked
package org.mailscout.oauth;

import org.jspecify.annotations.NullMarked;
