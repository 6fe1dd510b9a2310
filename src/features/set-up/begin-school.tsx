import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { writeYearGroup } from "../../domain/calendar.ts";
import { YEAR_GROUPS } from "../../domain/year-group.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { ClassPlanEditor } from "./class-plan-editor.tsx";
import { type PlannedClass, suggestClasses, wrongWithClasses } from "./class-plan.ts";
import { type SchoolToBegin, type SetUpField, wrongWithSchool } from "./school-to-begin.ts";
import styles from "./set-up.module.css";

/** What is not right yet: at its fields, at its classes, and in one sentence at the foot. */
type Wrong = {
  say: string;
  fields: ReadonlyMap<SetUpField, string>;
  classes: ReadonlyMap<string, string>;
};

const FIELDS: readonly SetUpField[] = [
  "code",
  "school.name",
  "administrator.name",
  "email",
  "password",
];

const NOTHING_WRONG: ReadonlyMap<string, string> = new Map();

/** Reception to Year 6: what most primaries have. */
const USUAL: readonly number[] = YEAR_GROUPS.filter((yearGroup) => yearGroup >= 0);

/** A new school on one page: the code from the console, its name, its classes, its first administrator. */
export function BeginSchool({
  begin,
  backHref,
}: {
  begin: (school: SchoolToBegin) => Promise<Answer<unknown>>;
  backHref: string;
}) {
  const [yearGroups, setYearGroups] = useState<readonly number[]>(USUAL);
  const [perYear, setPerYear] = useState(1);
  const [classes, setClasses] = useState<readonly PlannedClass[]>(() => suggestClasses(USUAL, 1));
  const [wrong, setWrong] = useState<Wrong>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const problem = useRef<HTMLDivElement>(null);

  useEffect(() => {
    document.title = "Set up your school · Keepup";
  }, []);
  useLayoutEffect(() => {
    if (wrong === undefined) return;
    const field = form.current?.querySelector<HTMLElement>("[aria-invalid]");
    (field ?? problem.current)?.focus();
  }, [wrong]);

  function suggest(years: readonly number[], count: number): void {
    setYearGroups(years);
    setPerYear(count);
    setClasses(suggestClasses(years, count));
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const school: SchoolToBegin = {
      code: formText(form, "code").trim(),
      school: {
        name: formText(form, "name").trim(),
        yearGroups,
        classes: classes.map((one) => ({ name: one.name.trim(), yearGroups: one.yearGroups })),
      },
      administrator: {
        name: formText(form, "person").trim(),
        email: formText(form, "email").trim(),
        password: formText(form, "password"),
      },
    };
    const here = wrongHere(school, classes);
    setWrong(here);
    if (here !== undefined) return;
    setBusy(true);
    const answer = await begin(school);
    setBusy(false);
    if (answer.is === "done") return;
    const named = answer.is === "refused" ? answer.field : undefined;
    const field = FIELDS.find((one) => named?.endsWith(one) === true);
    setWrong({
      say: answer.say,
      fields: new Map(field === undefined ? [] : [[field, answer.say]]),
      classes: new Map(),
    });
  }

  const wrongAt = (field: SetUpField) => wrong?.fields.get(field);
  const isMarked = wrong !== undefined && wrong.fields.size + wrong.classes.size > 0;

  return (
    <main className={styles.page} id="main">
      <div className={styles.column}>
        <header className={styles.head}>
          <a className={styles.logo} href={backHref}>
            Keepup
          </a>
          <h1>Set up your school</h1>
          <p className={styles.soft}>
            Nothing here is final: names, classes and people can all be changed afterwards.
          </p>
        </header>
        <form
          ref={form}
          className={styles.form}
          // The browser would show one bubble at a time; every field says its own instead.
          noValidate
          onSubmit={(event) => void submit(event)}
        >
          <section className={styles.section} aria-labelledby="code-title">
            <h2 id="code-title">From the server</h2>
            <div className={styles.narrow}>
              <TextField
                label="Set-up code"
                name="code"
                required
                autoComplete="off"
                spellCheck={false}
                hint="The server prints it on its console when it starts. It shows that this is your server."
                wrong={wrongAt("code")}
              />
            </div>
          </section>

          <section className={styles.section} aria-labelledby="school-title">
            <h2 id="school-title">Your school</h2>
            <TextField
              label="Name of the school"
              name="name"
              required
              maxLength={120}
              autoComplete="organization"
              wrong={wrongAt("school.name")}
            />
            <ChipChoice
              label="Year groups"
              choices={YEAR_GROUPS.map((yearGroup) => ({
                id: String(yearGroup),
                label: writeYearGroup(yearGroup),
              }))}
              chosen={new Set(yearGroups.map(String))}
              onChange={(chosen) =>
                suggest(
                  YEAR_GROUPS.filter((yearGroup) => chosen.has(String(yearGroup))),
                  perYear,
                )
              }
            />
            <div className={styles.narrow}>
              <SelectField
                label="Classes in each year"
                value={perYear}
                onChange={(event) => suggest(yearGroups, Number(event.target.value))}
              >
                {[1, 2, 3, 4].map((count) => (
                  <option key={count} value={count}>
                    {count === 1 ? "One" : ["Two", "Three", "Four"][count - 2]}
                  </option>
                ))}
              </SelectField>
            </div>
          </section>

          <section className={styles.section} aria-labelledby="classes-title">
            <h2 id="classes-title">Classes</h2>
            <p className={styles.soft}>
              Call them what your school calls them. A mixed class has more than one year group.
            </p>
            <ClassPlanEditor
              classes={classes}
              yearGroups={yearGroups}
              wrong={wrong?.classes ?? NOTHING_WRONG}
              onChange={setClasses}
            />
          </section>

          <section className={styles.section} aria-labelledby="person-title">
            <h2 id="person-title">First administrator</h2>
            <p className={styles.soft}>
              That is you. An administrator looks after the roll, the classes and the people.
            </p>
            <div className={styles.narrow}>
              <TextField
                label="Your name"
                name="person"
                required
                maxLength={120}
                autoComplete="name"
                hint="As colleagues see it: Mrs Khan, Sam Reed."
                wrong={wrongAt("administrator.name")}
              />
            </div>
            <div className={styles.narrow}>
              <TextField
                label="E-mail"
                name="email"
                type="email"
                required
                autoComplete="username"
                wrong={wrongAt("email")}
              />
            </div>
            <div className={styles.narrow}>
              <TextField
                label="Password"
                name="password"
                type="password"
                required
                minLength={10}
                autoComplete="new-password"
                hint="At least 10 characters. Three or four words do well."
                wrong={wrongAt("password")}
              />
            </div>
          </section>

          <div className={styles.foot}>
            {wrong !== undefined && (
              <div ref={problem} tabIndex={-1}>
                <Notice kind="look">
                  {wrong.say}
                  {isMarked ? " See what is marked above." : ""}
                </Notice>
              </div>
            )}
            <Button kind="main" type="submit" disabled={busy}>
              {busy ? "Setting up…" : "Set up the school"}
            </Button>
          </div>
        </form>
      </div>
    </main>
  );
}

/** Everything that is not right yet, at once; undefined when the server can be asked. */
function wrongHere(school: SchoolToBegin, planned: readonly PlannedClass[]): Wrong | undefined {
  const fields = wrongWithSchool(school);
  const classes = wrongWithClasses(planned);
  const all = [...fields.values(), ...classes.values()];
  if (planned.length === 0) all.push("A school needs at least one class.");
  const [first] = all;
  if (first === undefined) return undefined;
  const say = all.length === 1 ? first : `${all.length} things are not filled in yet.`;
  return { say, fields, classes };
}
