/** A realistic charter with this many rows; all other parts keep a typical size. */
export function charterOfRows(rows: number): string {
  const roles = ['pm', 'em', 'lead', 'eng', 'design', 'qa', 'legal', 'support'];
  const lines = [
    'charter: 1',
    'team: { name: Benchmark, purpose: To be measured. }',
    'people:',
    ...roles.map((role) => `  ${role}-person: Person of ${role}`),
    'roles:',
    ...roles.map((role) => `  ${role}: { title: The ${role}, people: [${role}-person] }`),
    'raci:',
  ];
  for (let row = 0; row < rows; row++) {
    const at = (offset: number) => roles[(row + offset) % roles.length];
    if (row % 3 === 0) {
      lines.push(
        `  - activity: Activity number ${row}`,
        `    phase: Phase ${Math.floor(row / 25)}`,
        `    responsible: [${at(0)}, ${at(1)}]`,
        `    accountable: ${at(0)}`,
        `    consulted: ${at(2)}`,
        `    informed: ${at(3)}`,
      );
    } else {
      const phase = `Phase ${Math.floor(row / 25)}`;
      lines.push(
        `  - { activity: Activity number ${row}, phase: ${phase}, R: ${at(0)}, A: ${at(1)}, C: [${at(2)}, ${at(4)}], I: ${at(3)} }`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The charter with one more letter in the label of its middle row, a different letter each time. */
export function typedInto(text: string, count: number): string {
  const rows = [...text.matchAll(/Activity number \d+/g)];
  const at = rows[Math.floor(rows.length / 2)]?.index ?? 0;
  return `${text.slice(0, at)}${'x'.repeat(count)}${text.slice(at)}`;
}

/** The charters of many teams by path, each with its own people and activities. */
export function chartersOfTeams(teams: number, rows: number): Map<string, string> {
  const charters = new Map<string, string>();
  const text = charterOfRows(rows);
  for (let team = 0; team < teams; team++) {
    const own = text
      .replace('name: Benchmark', `name: Team ${team}`)
      .replaceAll('-person', `-person-${team}`)
      .replaceAll('Person of', `Person ${team} of`)
      .replaceAll('Activity number', `Work ${team} number`);
    charters.set(`area-${Math.floor(team / 50)}/team-${team}.charter.yaml`, own);
  }
  return charters;
}
