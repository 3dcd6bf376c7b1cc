/** The matrix of some charters in every format, compared exactly. A carriage return is shown as ␍. */
import { MATRIX_FORMATS, matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { goldenIn } from '../support/golden.ts';
import { matrixIn } from './out.ts';

goldenIn(new URL('golden/', import.meta.url), (files) => {
  const [text = ''] = Object.values(files);
  const forms = MATRIX_FORMATS.map((format) => {
    // The style sheet is checked in other tests.
    const made = matrixAs(format, matrixIn(text)).replace(/<style>[\s\S]*?<\/style>/, '<style>…</style>');
    return `as ${format}\n${made.replaceAll('\r', '␍')}`;
  });
  return [...forms, `by person, as text\n${matrixAs('text', matrixIn(text, 'person'))}`].join('\n');
});

/** Only pictures, of charters whose parts need much space. */
goldenIn(new URL('golden-pictures/', import.meta.url), ({ 'a.charter.yaml': text = '' }) =>
  matrixAs('svg', matrixIn(text)),
);
