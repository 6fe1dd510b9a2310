import { configure } from "@testing-library/react";

// A busy machine is slow, not wrong: a screen is waited for as long as it takes, within reason.
configure({ asyncUtilTimeout: 20_000 });
