import type { AssessmentPoint } from "../domain/assessment-point.ts";
import { pointKey, sayPoint } from "../domain/standing-at.ts";

/** Chooses an assessment point; those of another year than `year` say which. */
export function PointSelect(props: {
  label: string;
  value: string;
  points: readonly AssessmentPoint[];
  year: number;
  onChoose: (point: string) => void;
}) {
  return (
    <label>
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onChoose(event.target.value)}>
        {props.points.map((point) => (
          <option key={pointKey(point)} value={pointKey(point)}>
            {point.year === props.year ? point.name : sayPoint(point)}
          </option>
        ))}
      </select>
    </label>
  );
}
