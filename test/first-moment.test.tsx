import { cleanup, render, screen } from "@testing-library/react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { InternalLinks } from "../src/app/internal-links.tsx";
import { useKeysAnywhere } from "../src/features/class-list/use-keys-anywhere.ts";
import { ChildrenSheet } from "../src/pictures/children-sheet.tsx";
import { useNameDrag } from "../src/ui/level-grid-drag.ts";
import { LevelEditor } from "../src/ui/level-grid-editor.tsx";
import { Screen } from "../src/ui/screen.tsx";
import { giveDialogs } from "./ui/dialog-in-jsdom.ts";

/*
 * What is on the screen can be used: a hand may be quicker than what React does after it has painted,
 * and a slow machine leaves it the time. So whatever hears a hand hears it from the same moment on.
 */

beforeAll(giveDialogs);
afterEach(cleanup);

/** Does something in the very moment in which its children are on the page. */
function AtOnce({ does, children }: { does: () => unknown; children: ReactNode }) {
  useLayoutEffect(() => void does(), [does]);
  return children;
}

function atOnce(children: ReactNode, does: () => unknown): void {
  render(<AtOnce does={does}>{children}</AtOnce>);
}

const key = (name: string) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }),
  );

it("a screen's keys are shown at its first moment", () => {
  atOnce(<Screen title="Prepare">Nothing</Screen>, () => key("?"));
  expect(screen.getByRole("dialog", { name: /keys/i })).not.toBeNull();
});

it("the list has the keys at its first moment", () => {
  const did: string[] = [];
  function List() {
    useKeysAnywhere((intent) => did.push(intent.do) > 0);
    return <table />;
  }
  atOnce(<List />, () => key("ArrowDown"));
  expect(did).toEqual(["step"]);
});

it("the children behind a number have the focus at once, and Escape closes them at once", () => {
  let closed = 0;
  let held: string | null = null;
  atOnce(<ChildrenSheet title="On track" sections={[]} onClose={() => (closed += 1)} />, () => {
    held = document.activeElement?.textContent ?? null;
    key("Escape");
  });
  expect({ held, closed }).toEqual({ held: "On track", closed: 1 });
});

it("a level's field has the cursor at once", () => {
  let held: string | null = null;
  atOnce(
    <LevelEditor
      label="Level for Leo in Spring"
      name="Leo"
      start="3"
      onTake={() => undefined}
      onLeave={() => undefined}
    />,
    () => (held = document.activeElement?.getAttribute("aria-label") ?? null),
  );
  expect(held).toBe("Level for Leo in Spring");
});

it("a link inside Keepup loads no page, pressed at the first moment", () => {
  let stays = false;
  atOnce(
    <InternalLinks>
      <a href="/meet">Meet</a>
    </InternalLinks>,
    () => {
      const press = new MouseEvent("click", { bubbles: true, cancelable: true });
      stays = !screen.getByRole("link").dispatchEvent(press);
    },
  );
  expect(stays).toBe(true);
});

it("a name can be picked up at the first moment, and what is done with it is what is shown", () => {
  const lifted: string[] = [];
  function Grid({ of }: { of: string }) {
    const grid = useRef<HTMLDivElement>(null);
    useNameDrag(grid, {
      mayDrag: true,
      onDrop: () => undefined,
      onHold: () => undefined,
      countOf: () => lifted.push(of),
    });
    return (
      <div ref={grid}>
        <button type="button" data-name="leo" data-testid="name">
          Leo
        </button>
      </div>
    );
  }
  // jsdom draws nothing, so there is nothing under a pointer.
  document.elementFromPoint = () => null;
  const drag = () => {
    const at = { pointerId: 1, isPrimary: true, pointerType: "mouse", bubbles: true };
    const name = screen.getByTestId("name");
    name.dispatchEvent(new PointerEvent("pointerdown", at));
    name.dispatchEvent(new PointerEvent("pointermove", { ...at, clientX: 40 }));
    globalThis.dispatchEvent(new PointerEvent("pointercancel", at));
  };
  const shown = render(
    <AtOnce does={drag}>
      <Grid of="before" />
    </AtOnce>,
  );
  const again = () => drag();
  shown.rerender(
    <AtOnce does={again}>
      <Grid of="after" />
    </AtOnce>,
  );
  expect(lifted).toEqual(["before", "after"]);
});
