import type { ComponentProps } from "react";
import { later, useFetchedWhenIdle } from "../../ui/later.tsx";
import { plural } from "../../ui/plural.ts";
import { Popover } from "../../ui/popover.tsx";
import styles from "./tracker-view.module.css";

const TrackerChoices = later(() =>
  import("./tracker-choices.tsx").then((part) => part.TrackerChoices),
);
const PARTS = [TrackerChoices];

/** Which columns and which marks: behind one button in the bar. [CT7] [CT8] */
export function TrackerView(props: ComponentProps<typeof TrackerChoices>) {
  useFetchedWhenIdle(PARTS);
  const asked = props.view.marks.groups.length;
  return (
    <Popover
      title="Columns and marks"
      align="start"
      buttonClass={styles.toggle}
      button={asked === 0 ? "View" : `View · ${plural(asked, "group")}`}
    >
      <TrackerChoices {...props} />
    </Popover>
  );
}
