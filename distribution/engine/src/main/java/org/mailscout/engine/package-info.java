/** From an address to its settings: the engine behind {@link org.mailscout.engine.Mailscout}. */
@NullMarked
package org.mailscout.engine;

import org.jspecify.annotations.NullMarked;
