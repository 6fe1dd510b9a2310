import { lazy } from "react";
import { Redirect } from "wouter";
import type { Role } from "../domain/schema.ts";
import type { PersonHere } from "../storage/people-here.ts";
import { LinkButton } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Screen } from "../ui/screen.tsx";
import { ClassLinks, useOpenableClasses } from "./class-picker.tsx";
import { useClassesAbout } from "./use-classes-about.ts";
import styles from "./class-picker.module.css";

const PublishedFigures = lazy(() =>
  import("../features/snapshots/published-figures.tsx").then((figures) => ({
    default: figures.PublishedFigures,
  })),
);

/** Where Track begins: the class last used, else one's own, else the school's classes to choose from. */
export function TrackHome({ role, person }: { role: Role; person: PersonHere }) {
  const classes = useOpenableClasses();
  const about = useClassesAbout();
  if (role === "governor") return <PublishedFigures />;
  if (classes === undefined) return <Screen title="Track">{null}</Screen>;
  const last = person.lastPlace;
  const lastClass = last?.split("/")[2];
  if (last !== undefined && classes.all.some(({ id }) => id === lastClass))
    return <Redirect to={last} replace />;
  const first = classes.own[0];
  if (first !== undefined) return <Redirect to={`/class/${first.id}`} replace />;
  if (classes.all.length === 0) return <NoClass role={role} />;
  return (
    <Screen title="Track" where="Classes">
      <div className={styles.page}>
        <h2>Choose a class</h2>
        <ClassLinks classes={classes.all} subject="" about={about} />
      </div>
    </Screen>
  );
}

function NoClass({ role }: { role: Role }) {
  if (role === "administrator")
    return (
      <Screen title="Track">
        <EmptyState
          title="No classes yet"
          step={
            <LinkButton kind="main" href="/set-up/classes">
              Add classes
            </LinkButton>
          }
        >
          Add the classes of this year, then bring in the children.
        </EmptyState>
      </Screen>
    );
  return (
    <Screen title="Track">
      <EmptyState title="You have no class yet">
        {role === "teacher" || role === "assistant"
          ? "Your administrator gives you a class under Set up; it appears here by itself."
          : "There are no classes this year yet. Your administrator adds them under Set up."}
      </EmptyState>
    </Screen>
  );
}
