import type { SummaryAbout, SummaryChild } from "./meeting-summary.ts";

type Summed = { about: SummaryAbout; children: readonly SummaryChild[] };

/**
 * What a closed meeting says when it is closed again: the last summary with what was written since by
 * devices that had not heard. What this device does not hold, such as a child who has moved to another
 * class, is carried over as it was locked, and so is every action: what became of those stands beside
 * the summary, not in it. [MF3]
 */
export function summaryAgain(
  last: Summed,
  now: Summed,
  /** Children of whom this device does not hold what was written. */
  away: ReadonlySet<string>,
): Summed {
  const locked = new Set(last.about.actions.map(({ id }) => id));
  const agreed = now.about.actions.filter(({ id, what }) => !locked.has(id) && what !== "");
  const isNew = new Set(agreed.map(({ id }) => id));
  const before = new Map(last.children.map((child) => [child.id, child]));
  const after = new Map(now.children.map((child) => [child.id, child]));
  const order = [...new Set([...after.keys(), ...before.keys()])];
  const children = order.flatMap((id): SummaryChild[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const told = away.has(id) ? was : is;
    const actions = [
      ...(was?.actions ?? []),
      ...(is?.actions ?? []).filter((action) => isNew.has(action)),
    ];
    const { entries = [], voice = [] } = told ?? {};
    const name = was?.name ?? is?.name ?? "";
    const isSpokenOf = entries.length + voice.length + actions.length > 0;
    return isSpokenOf ? [{ id, name, entries, voice, actions }] : [];
  });
  const { success, general } = now.about;
  const known = new Set(last.about.subjects.map(({ id }) => id));
  const subjects = [
    ...last.about.subjects,
    ...now.about.subjects.filter(({ id }) => !known.has(id)),
  ];
  const actions = [...last.about.actions, ...agreed];
  return { about: { ...last.about, success, general, subjects, actions }, children };
}

/**
 * Whether something was written that the last summary does not have: whether closing again would say
 * anything else, in whatever order. [MF3]
 */
export function isBehind(last: Summed, now: Summed, away: ReadonlySet<string>): boolean {
  return plain(last) !== plain(summaryAgain(last, now, away));
}

/** In an order of its own, whatever order it came in. */
function sorted(all: readonly unknown[]): string[] {
  return all.map((one) => JSON.stringify(one)).sort();
}

function plain({ about, children }: Summed): string {
  const said = children.map(({ id, entries, voice, actions }) => [
    id,
    sorted(
      entries.map(({ subject, table, parked, phrases, ...texts }) => [
        subject,
        table,
        parked,
        sorted(phrases.map(({ kind, words }) => [kind, words])),
        [texts.evidence, texts.difference, texts.barriers, texts.agreed].map((one) => one.trim()),
      ]),
    ),
    sorted(voice.map(({ on, words }) => [on, words.trim()])),
    [...actions].sort(),
  ]);
  const texts = [about.success.trim(), about.general.trim()];
  return JSON.stringify([texts, about.actions.map(({ id }) => id).sort(), sorted(said)]);
}
