/** A small internet on loopback, with names, certificates, web and mail servers of its own. */
@NullMarked
package org.mailscout.lab;

import org.jspecify.annotations.NullMarked;
