/**
 * Dead letters as people see them: read, put back on the topics that they came from, or marked as
 * done with. {@link org.newswatch.desk.letters.LetterDesk} is the door.
 */
@NullMarked
package org.newswatch.desk.letters;

import org.jspecify.annotations.NullMarked;
