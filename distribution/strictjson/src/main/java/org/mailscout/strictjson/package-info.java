/** One object of JSON, read without trust. */
@NullMarked
package org.mailscout.strictjson;

import org.jspecify.annotations.NullMarked;
