/** The matrix of some charters in every form, to the last character. A carriage return is shown as ␍. */
import { MATRIX_FORMATS, matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { goldenIn } from '../support/golden.ts';
import { matrixIn } from './out.ts';

goldenIn(new URL('golden/', import.meta.url), (files) => {
  const [text = ''] = Object.values(files);
  const forms = MATRIX_FORMATS.map((format) => {
    // How a page looks is tested where it is looked at.
    const made = matrixAs(format, matrixIn(text)).replace(/<style>[\s\S]*?<\/style>/, '<style>…</style>');
    return `as ${format}\n${made.replaceAll('\r', '␍')}`;
  });
  return [...forms, `by person, as text\n${matrixAs('text', matrixIn(text, 'person'))}`].join('\n');
});

/** Pictures alone, of charters whose parts need room. */
goldenIn(new URL('golden-pictures/', import.meta.url), ({ 'a.charter.yaml': text = '' }) =>
  matrixAs('svg', matrixIn(text)),
);
