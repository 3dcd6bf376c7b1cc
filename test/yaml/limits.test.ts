// The YAML that charters accept, and the YAML that is rejected, with its place.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { decodeUtf8 } from '../../server/src/workspace/index.ts';
import { expectOnly, expectProblems, TODAY } from '../support/fixture.ts';

const START = 'team: T\nroles: { pm: Product Lead, eng: Engineer }\n';
const LIMIT = 4 * 1024 * 1024;

/** Each problem as `code start-end`, in offsets of the text. */
function placesIn(text: string): string[] {
  return analyse(text, contextOn(TODAY)).problems.map(({ code, span }) => `${code} ${span.start}-${span.end}`);
}

/** The same for the bytes of a file. */
function placesInBytes(bytes: Uint8Array): string[] {
  const { text, decoding } = decodeUtf8(bytes);
  const context = decoding === undefined ? contextOn(TODAY) : { ...contextOn(TODAY), decoding };
  return analyse(text, context).problems.map(({ code, span }) => `${code} ${span.start}-${span.end}`);
}

describe('the YAML of a charter', () => {
  it('is version 1.2 with the core schema, whatever a directive declares', () => {
    expectProblems(`%YAML 1.1
---
team: no
roles:
  pm: { title: 0o14, external: yes }
                               ^^^ wrong-type
  on: { title: 1_000, external: True }
`);
  });

  it('may have comments, anchors, aliases, tags, merges and any style', () => {
    expectProblems(`# One
x-base: &base { R: &who [eng], A: pm }   # two
team: !!str T
roles: { "pm": 'Product Lead', ? eng : Engineer }
raci:
- { <<: *base, activity: One }
- <<: [*base]
  activity: >-
    Two
    lines
  R: *who
`);
  });

  it('has no alias without an anchor, before it, or inside it', () => {
    expectOnly(
      ['invalid-yaml'],
      `${START}x-one: *none
       ^^^^^ invalid-yaml
x-two: &two [a, *two]
                ^^^^ invalid-yaml
x-three: { a: *later, b: &later 1 }
              ^^^^^^ invalid-yaml
`,
    );
  });

  it('is one document, even with markers at the beginning or end', () => {
    expectProblems(`---\n${START}...\n`);
    expectProblems(`---\n${START}---\n^^^ multiple-documents\nteam: again\n---\nteam: [\n`);
  });

  it('is the same with other line ends and a byte order mark', () => {
    const text = `${START}raci:\n  - activity: One\n    R: [eng, pm]\n  - { activity: Two, A: nobody }\n`;
    const at = (of: string) => of.indexOf('One');
    const crlf = `\ufeff${text.replaceAll('\n', '\r\n')}`;
    assert.deepEqual(placesIn(crlf), [
      `missing-owner ${at(crlf)}-${at(crlf) + 3}`,
      `missing-owner ${crlf.indexOf('Two')}-${crlf.indexOf('Two') + 3}`,
      `missing-responsible ${crlf.indexOf('Two')}-${crlf.indexOf('Two') + 3}`,
    ]);
  });
});

describe('a file with bytes that are not text', () => {
  const ROW = '  - { activity: One, R: [eng, pm] }\n';

  it('has one problem for all its NULs, and the rest is checked', () => {
    const text = `${START}x-a: \0\0\nraci:\n${ROW}x-b: \0\n`;
    const nul = text.indexOf('\0');
    const one = text.indexOf('One');
    assert.deepEqual(placesIn(text), [`invalid-yaml ${nul}-${nul + 1}`, `missing-owner ${one}-${one + 3}`]);
  });

  it('has one problem for all bytes that are not UTF-8, and the rest is checked', () => {
    const encoder = new TextEncoder();
    for (const wrong of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80], [0xc0, 0x80]]) {
      const before = encoder.encode(`${START}x-a: é`);
      const after = encoder.encode(`\nraci:\n${ROW}x-b: 1`);
      const { text } = decodeUtf8(new Uint8Array([...before, ...wrong, ...after, ...wrong]));
      const [at, one] = [`${START}x-a: é`.length, text.indexOf('One')];
      assert.deepEqual(placesInBytes(new Uint8Array([...before, ...wrong, ...after, ...wrong])), [
        `invalid-yaml ${at}-${at + 1}`,
        `missing-owner ${one}-${one + 3}`,
      ]);
    }
  });

  it('may contain the replacement character itself', () => {
    assert.deepEqual(placesInBytes(new TextEncoder().encode(`\ufeff${START}x-a: \ufffd 😀\n`)), []);
  });

  it('has at most a hundred YAML problems', () => {
    const rows = '  - { activity: One, R: [eng }\n'.repeat(300);
    const codes = placesIn(`${START}x-a: \0\nraci:\n${rows}`).filter((place) => place.startsWith('invalid-yaml'));
    assert.equal(codes.length, 100);
  });
});

describe('a text of 4 MiB', () => {
  it('is read, and a larger one is not', () => {
    const filler = (bytes: number) => `#${'x'.repeat(bytes - 2)}\n`;
    const full = START + filler(LIMIT - START.length);
    assert.equal(full.length, LIMIT);
    assert.deepEqual(placesIn(full), []);
    assert.deepEqual(placesIn(`${full}\n`), [`limit-exceeded ${LIMIT}-${LIMIT + 1}`]);
  });

  it('is measured in UTF-8 bytes, and marked at the first character above the limit', () => {
    const most = Math.floor((LIMIT - START.length - 1) / 2);
    const rest = LIMIT - START.length - 1 - 2 * most;
    const text = `${START}#${'é'.repeat(most)}${'x'.repeat(rest)}`;
    assert.deepEqual(placesIn(text), []);
    assert.deepEqual(placesIn(`${text}é`), [`limit-exceeded ${text.length}-${text.length + 1}`]);
  });
});

it('is not read to its end if it consists of brackets that are nested too deeply', () => {
  for (const opening of ['[', '{', '{a: ', '- ', '? ']) {
    const deep = (times: number) => placesIn(`${START}x-a:\n  ${opening.repeat(times)}`);
    const few = deep(200);
    assert.match(few.join(), /^limit-exceeded \d+-\d+$/);
    assert.deepEqual(deep(LIMIT / 8), few);
  }
});

it('marks both halves of a surrogate pair at the start of a second document', () => {
  const text = 'team: T\nroles: { pm: P }\n...\n😀';
  assert.deepEqual(placesIn(text), [`multiple-documents ${text.length - 2}-${text.length}`]);
});

it('marks a fault that the library places inside a line end before that line end', () => {
  for (const { span } of analyse('team: T\nroles:\n  pm:\r\n oduct Manager\n  em: E\n', contextOn(TODAY)).problems) {
    assert.notEqual(span.start, 21);
    assert.notEqual(span.end, 21);
  }
});
