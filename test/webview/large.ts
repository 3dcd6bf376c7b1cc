/** A charter of many rows and roles, of the largest size that the panel supports. */
export function largeCharter(rows: number, roles: number): string {
  const ids = Array.from({ length: roles }, (_, at) => `role-${at + 1}`);
  const lines = ['team: A large organisation', 'roles:'];
  for (const [at, id] of ids.entries())
    lines.push(`  ${id}: { title: Role number ${at + 1}, people: [Person ${at + 1}] }`);
  lines.push('raci:');
  const pick = (row: number, by: number) => ids[(row * 7 + by) % ids.length] ?? 'role-1';
  for (let row = 0; row < rows; row++) {
    lines.push(
      `  - { activity: Activity number ${row + 1}, phase: Phase ${Math.floor(row / 40) + 1}, R: [${pick(row, 0)}, ${pick(row, 3)}], ` +
        `A: ${pick(row, 1)}, C: [${pick(row, 5)}, ${pick(row, 6)}, ${pick(row, 9)}], I: [${pick(row, 11)}, ${pick(row, 12)}, ${pick(row, 13)}] }`,
    );
  }
  return `${lines.join('\n')}\n`;
}
