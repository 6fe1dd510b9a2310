import { useMemo, useState } from "react";
import { defaultPoints, pointsOf } from "../../domain/assessment-point.ts";
import { daysOfYear, writeAcademicYear, writeDay } from "../../domain/calendar.ts";
import { registerName } from "../../domain/pupil.ts";
import {
  planRollOver,
  rollOverEdits,
  type RollOverPlan,
  takeBackRollOver,
} from "../../domain/roll-over.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import { type Roll, useRoll } from "./use-roll.ts";
import rows from "../../ui/rows.module.css";

/** The class lists moved on by one year: the plan, then exactly that. */
export function MoveOn() {
  const roll = useRoll();
  const device = useDevice();
  const commit = useCommit();
  const [plan, setPlan] = useState<RollOverPlan>();
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const summary = useMemo(
    () => (plan === undefined || roll === undefined ? [] : summaryOf(plan, roll)),
    [plan, roll],
  );
  if (roll === undefined) return null;
  const next = writeAcademicYear(roll.year + 1);
  const isMade = roll.memberships.some((one) => one.year === roll.year + 1 && one.class !== null);

  async function apply(made: RollOverPlan, held: Roll): Promise<void> {
    const points =
      pointsOf(held.rows, held.year + 1).length === 0 ? defaultPoints(held.year + 1) : [];
    const say = sayCommit(await commit([...points, ...rollOverEdits(made)]));
    if (say !== undefined) {
      setWrong(say);
      setAsking(false);
      return;
    }
    setPlan(undefined);
    setAsking(false);
    const before = held.pupils;
    showToast({
      words: `The class lists for ${next} are made. Now say who teaches which class.`,
      undo: () =>
        void commit(takeBackRollOver(made, (pupil) => before.get(pupil)?.left ?? null)).then(
          (done) => setWrong(sayCommit(done)),
        ),
    });
  }

  return (
    <section className={rows.section} aria-labelledby="move-on">
      <div className={rows.head}>
        <h2 id="move-on">Moving on to {next}</h2>
        {plan === undefined ? (
          <Button
            onClick={() => {
              setWrong(undefined);
              setPlan(planRollOver(roll.rows, roll.year, () => device.randomHex(10)));
            }}
          >
            See the plan
          </Button>
        ) : (
          <>
            <Button onClick={() => setPlan(undefined)}>Cancel</Button>
            <Button
              kind="main"
              disabled={rollOverEdits(plan).length === 0}
              onClick={() => setAsking(true)}
            >
              Make these lists…
            </Button>
          </>
        )}
      </div>
      {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
      {asking && plan !== undefined && (
        <Dialog
          title={`Make the lists for ${next}?`}
          careful
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button onClick={() => setAsking(false)}>Not yet</Button>
              <Button kind="main" onClick={() => void apply(plan, roll)}>
                Make the lists
              </Button>
            </>
          }
        >
          <p>{sayRollOver(plan, next)}</p>
        </Dialog>
      )}
      {plan === undefined && isMade ? (
        <p>
          The lists for {next} are made. <a href="/set-up/classes?year=next">Classes of {next}</a>{" "}
          says who teaches them. “See the plan” shows only who has no place yet.
        </p>
      ) : plan === undefined ? (
        <p className={rows.soft}>
          Every child goes up one year group; this year’s lists and levels stay as they are.
          Teachers of next year’s classes see them as soon as they are assigned. Best done in July.
        </p>
      ) : (
        <div className={rows.wrap}>
          <table className={rows.table}>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">What happens</th>
                <th scope="col" className={rows.number}>
                  Children
                </th>
              </tr>
            </thead>
            <tbody>
              {summary.map((line) => (
                <tr key={`${line.from} ${line.say}`}>
                  <th scope="row">{line.from}</th>
                  <td className={line.stays ? rows.look : undefined}>{line.say}</td>
                  <td className={rows.number} title={line.names.join("; ")}>
                    {plural(line.names.length, "child", "children")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** "This makes 14 classes for 2027/28, moves 386 children on and marks 56 as leaving on 31 Aug 2027." */
function sayRollOver(plan: RollOverPlan, next: string): string {
  const count = (is: "moves" | "leaves" | "stays") =>
    plan.rows.filter((row) => row.is === is).length;
  const [moves, leaves, stays] = [count("moves"), count("leaves"), count("stays")];
  const lastDay = writeDay(daysOfYear(plan.from).to);
  const classes = plan.newClasses.length;
  return [
    classes > 0
      ? `This makes ${plural(classes, "class", "classes")} for ${next} and moves ${plural(moves, "child", "children")} into them.`
      : `This moves ${plural(moves, "child", "children")} into the classes of ${next}.`,
    ...(leaves > 0
      ? [`${plural(leaves, "child", "children")} in the last year group will leave on ${lastDay}.`]
      : []),
    ...(stays > 0 ? [`Nothing is done for ${plural(stays, "child", "children")}.`] : []),
    "This year’s lists and levels stay as they are.",
  ].join(" ");
}

type Line = { from: string; say: string; stays: boolean; names: string[] };

/** The plan by class and what happens, so that thirty lines read as one. */
function summaryOf(plan: RollOverPlan, roll: Roll): Line[] {
  const lines = new Map<string, Line>();
  for (const row of plan.rows) {
    const from = roll.classes.find((one) => one.id === row.from.class)?.name ?? "In no class";
    const key = `${from} ${row.say}`;
    const pupil = roll.pupils.get(row.pupil);
    const name = pupil === undefined ? "" : registerName(pupil);
    const held = lines.get(key);
    if (held === undefined)
      lines.set(key, { from, say: row.say, stays: row.is === "stays", names: [name] });
    else held.names.push(name);
  }
  return [...lines.values()];
}
