import type { Row } from "../domain/change.ts";
import type { Role } from "../domain/schema.ts";
import { DAY_MS, dayOf, type DemoYear } from "./demo-calendar.ts";
import { type DemoClass, showClass } from "./demo-classes.ts";
import { plainSurname, staffName } from "./demo-names.ts";
import type { RowMaker } from "./demo-row.ts";
import { seeded } from "./seeded.ts";

/** Someone a visitor to the demo school may be. */
export type DemoPerson = {
  user: string;
  /** "Miss Okafor". */
  name: string;
  role: Role;
  /** "Miss Okafor, teaches 4B". */
  title: string;
  /** Ids of this year's classes. */
  classes: string[];
};

export type DemoStaff = {
  rows: readonly Row[];
  /** Present staff, the ones most worth being first. */
  people: readonly DemoPerson[];
  /** User who taught a class. */
  teacherOf: (schoolClass: string) => string;
  /** A senior leader who also judges. */
  deputy: { user: string; name: string };
};

type Plan = {
  rows: RowMaker;
  schoolId: string;
  classes: readonly DemoClass[];
  years: readonly DemoYear[];
  sinceMs: number;
};

const LEADERS: readonly { role: Role; does: string }[] = [
  { role: "senior-leader", does: "headteacher" },
  { role: "senior-leader", does: "deputy headteacher" },
  { role: "senco", does: "SENCO" },
];
const OFFICE: readonly { role: Role; does: string }[] = [
  { role: "governor", does: "chair of governors" },
  { role: "administrator", does: "school office" },
  { role: "governor", does: "parent governor" },
];
const LED = ["reading", "writing", "maths"];

/** The staff of all the years: today's, and teachers who have left but whose judgements stand. */
export function staffOf(plan: Plan): DemoStaff {
  const { classes, years } = plan;
  const present = years.at(-1) as DemoYear;
  let hired = 0;
  const hire = (): { user: string; name: string } => {
    const name = staffName(hired++);
    return { user: `${plan.schoolId}-${plainSurname(name)}`, name };
  };
  const shown = showClass(classes, present.year);
  const now = classes.filter((one) => one.year === present.year);
  const teachers = new Map<string, { user: string; name: string }>();
  if (shown !== undefined) teachers.set(shown.id, hire());
  const leaders = LEADERS.map((post) => ({ ...post, ...hire() }));
  for (const one of now) if (one !== shown) teachers.set(one.id, hire());

  const people: DemoPerson[] = [];
  const others = now.filter((one) => one !== shown);
  // Subject leaders teach a class where there are classes enough to share out.
  const ledBy = LED.map((subject, at) => ({
    subject,
    of: others.length >= 6 ? others[Math.floor(((at + 1) * others.length) / 4)] : undefined,
  }));
  const teacherPerson = (one: DemoClass): DemoPerson => {
    const { user, name } = teachers.get(one.id) as { user: string; name: string };
    const led = ledBy.find((other) => other.of === one)?.subject;
    const title = `${name}, ${led === undefined ? "" : `leads ${led}, `}teaches ${one.name}`;
    return {
      user,
      name,
      role: led === undefined ? "teacher" : "subject-leader",
      title,
      classes: [one.id],
    };
  };
  if (shown !== undefined) people.push(teacherPerson(shown));
  people.push(...leaders.map(withoutClass));
  const freeLeaders = ledBy.filter((led) => led.of === undefined);
  people.push(
    ...freeLeaders.map(({ subject }) =>
      withoutClass({ role: "subject-leader", does: `leads ${subject}`, ...hire() }),
    ),
  );
  const assisted = [shown, ...others.filter((_, at) => at % 4 === 1)].flatMap((one) => one ?? []);
  const assistants = assisted.map((one) => ({
    ...withoutClass({ role: "assistant", does: `teaching assistant in ${one.name}`, ...hire() }),
    classes: [one.id],
  }));
  people.push(...assistants, ...OFFICE.map((post) => withoutClass({ ...post, ...hire() })));
  people.push(...others.map(teacherPerson));

  const rows = people.map(({ user, name, role }) =>
    plan.rows.make("staff", user, { name, role, left: null }, plan.sinceMs),
  );
  const earlier = earlierTeachers(plan, teachers, hire);
  rows.push(...earlier.rows);
  const beganMs = new Map(years.map(({ year, begins }) => [year, (begins - 50) * DAY_MS]));
  for (const one of classes) {
    const teacher = teachers.get(one.id) ?? earlier.teachers.get(one.id);
    if (teacher === undefined) continue;
    const ms = beganMs.get(one.year) ?? plan.sinceMs;
    rows.push(plan.rows.make("staff-class", `${teacher.user}:${one.id}`, { as: "teacher" }, ms));
  }
  for (const { user, classes: own } of assistants)
    for (const one of own)
      rows.push(
        plan.rows.make(
          "staff-class",
          `${user}:${one}`,
          { as: "assistant" },
          beganMs.get(present.year) ?? plan.sinceMs,
        ),
      );
  return {
    rows,
    people: people.sort((a, b) => rank(a, shown) - rank(b, shown)),
    teacherOf: (schoolClass) =>
      (teachers.get(schoolClass) ?? earlier.teachers.get(schoolClass))?.user ??
      leaders[0]?.user ??
      "",
    deputy: leaders[1] ?? { user: "", name: "" },
  };
}

function withoutClass(post: { role: Role; does: string; user: string; name: string }): DemoPerson {
  const { user, name, role } = post;
  return { user, name, role, title: `${name}, ${post.does}`, classes: [] };
}

/** One of each role first, so that the list a visitor chooses from begins with the differences. */
function rank(person: DemoPerson, shown: DemoClass | undefined): number {
  const order: readonly Role[] = [
    "senior-leader",
    "senco",
    "subject-leader",
    "assistant",
    "governor",
    "administrator",
  ];
  if (shown !== undefined && person.role === "teacher" && person.classes.includes(shown.id))
    return 0;
  return person.role === "teacher" ? order.length + 1 : order.indexOf(person.role) + 1;
}

function place(one: DemoClass): string {
  return `${one.yearGroup}${one.letter}`;
}

/**
 * Who taught the classes of the years before: going back, a few teachers change places, and one place
 * a year was held by someone who has left since.
 */
function earlierTeachers(
  plan: Plan,
  teachers: ReadonlyMap<string, { user: string; name: string }>,
  hire: () => { user: string; name: string },
): { rows: Row[]; teachers: Map<string, { user: string; name: string }> } {
  const present = plan.years.at(-1) as DemoYear;
  const holder = new Map<string, { user: string; name: string }>();
  for (const one of plan.classes) {
    const teacher = teachers.get(one.id);
    if (teacher !== undefined) holder.set(place(one), teacher);
  }
  const rows: Row[] = [];
  const taught = new Map<string, { user: string; name: string }>();
  for (const { year, ends } of [...plan.years].reverse()) {
    if (year === present.year) continue;
    const then = plan.classes.filter((one) => one.year === year);
    if (then.length === 0) continue;
    const chance = seeded(plan.rows.seed, "staffing", year);
    for (let swap = 0; swap < then.length / 6; swap++) {
      const [one, other] = [place(chance.pick(then)), place(chance.pick(then))];
      const [mine, theirs] = [holder.get(one), holder.get(other)];
      if (mine === undefined || theirs === undefined) continue;
      holder.set(one, theirs);
      holder.set(other, mine);
    }
    const leaver = hire();
    const row = plan.rows.make(
      "staff",
      leaver.user,
      { name: leaver.name, role: "teacher", left: null },
      plan.sinceMs,
    );
    rows.push(plan.rows.amend(row, { left: dayOf(ends) }, (ends - 40) * DAY_MS));
    holder.set(place(chance.pick(then)), leaver);
    for (const one of then) {
      const teacher = holder.get(place(one)) ?? leaver;
      holder.set(place(one), teacher);
      taught.set(one.id, teacher);
    }
  }
  return { rows, teachers: taught };
}
