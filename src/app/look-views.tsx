import { Segments } from "../ui/segments.tsx";

/** Look's screens: the same school, asked another question. Each stands here once it works. */
const LOOKS: readonly { id: string; label: string; href: string }[] = [
  { id: "grid", label: "Grid", href: "/look" },
  { id: "combined", label: "Combined", href: "/look/combined" },
  { id: "progress", label: "Progress", href: "/look/progress" },
  { id: "snapshots", label: "Snapshots", href: "/look/snapshots" },
];

/** "Grid · Combined · Progress · Snapshots" in the bar of Look's screens; nothing while there is one. */
export function LookViews({ here }: { here: string }) {
  if (LOOKS.length < 2) return null;
  return <Segments label="Look" chosen={here} segments={LOOKS} />;
}
