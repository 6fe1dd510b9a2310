import { describe, expect, it } from "vitest";
import {
  academicYearOf,
  addDays,
  daysOfYear,
  parseDay,
  parseYearGroup,
  receptionYearOf,
  schoolDay,
  seasonOf,
  termNumber,
  usualYearGroup,
  writeAcademicYear,
  writeBirthday,
  writeDay,
  writeTerm,
  writeYearGroup,
  writeYearGroupShort,
} from "../../src/domain/calendar.ts";

describe("the school's calendar", () => {
  it("[CA1] a year runs from 1 September to 31 August", () => {
    expect(["2026-08-31", "2026-09-01", "2026-12-31", "2027-08-31"].map(academicYearOf)).toEqual([
      2025, 2026, 2026, 2026,
    ]);
    expect(daysOfYear(2026)).toEqual({ from: "2026-09-01", to: "2027-08-31" });
    expect([2026, 1999, 2009].map(writeAcademicYear)).toEqual(["2026/27", "1999/00", "2009/10"]);
  });

  it("[CA2] the day is London's, in winter and in summer time", () => {
    expect(schoolDay(Date.UTC(2026, 10, 21, 23, 59))).toBe("2026-11-21");
    expect(schoolDay(Date.UTC(2026, 5, 21, 23, 30))).toBe("2026-06-22");
    expect(schoolDay(Date.UTC(2026, 11, 31, 23, 59, 59))).toBe("2026-12-31");
  });

  it("[CA3] three terms a year, counted on from year to year", () => {
    const days = [
      "2026-09-01",
      "2026-12-31",
      "2027-01-01",
      "2027-03-31",
      "2027-04-01",
      "2027-08-31",
    ];
    expect(days.map(seasonOf)).toEqual([
      "autumn",
      "autumn",
      "spring",
      "spring",
      "summer",
      "summer",
    ]);
    expect(termNumber("2027-09-01") - termNumber("2027-08-31")).toBe(1);
    expect(termNumber("2027-03-31") - termNumber("2026-09-01")).toBe(1);
    expect(termNumber("2027-01-01") - termNumber("2026-01-01")).toBe(3);
    expect([writeTerm(2026, "autumn"), writeTerm(2026, "spring")]).toEqual([
      "Autumn 2026",
      "Spring 2027",
    ]);
  });

  it("[CA4] days are written with the weekday this year, with the year in another", () => {
    expect(writeDay("2026-11-17", "2026-11-21")).toBe("Tue 17 Nov");
    expect(writeDay("2027-07-01", "2026-11-21")).toBe("Thu 1 Jul");
    expect(writeDay("2026-07-15", "2026-11-21")).toBe("15 Jul 2026");
    expect(writeDay("2026-11-21")).toBe("21 Nov 2026");
    expect(writeBirthday("2018-05-03")).toBe("3 May");
  });

  it("[CA5] Reception starts in the academic year after the fourth birthday", () => {
    expect(["2018-08-31", "2018-09-01", "2019-08-31"].map(receptionYearOf)).toEqual([
      2022, 2023, 2023,
    ]);
    expect(usualYearGroup("2018-02-11", 2026)).toBe(4);
    expect(usualYearGroup("2022-08-31", 2026)).toBe(0);
  });

  it("reads and writes year groups as schools do", () => {
    expect([-1, 0, 4].map(writeYearGroup)).toEqual(["Nursery", "Reception", "Year 4"]);
    expect([-1, 0, 4].map(writeYearGroupShort)).toEqual(["N", "R", "Y4"]);
    for (const typed of ["4", "Y4", "y4", "Year 4", "YEAR4", "Yr 4", "yr. 4"])
      expect(parseYearGroup(typed)).toBe(4);
    for (const typed of ["R", "Rec", "reception", "YR", "Year R"])
      expect(parseYearGroup(typed)).toBe(0);
    expect(parseYearGroup("Nursery")).toBe(-1);
    for (const typed of ["", "7", "44", "4K", "Year", "Oak"])
      expect(parseYearGroup(typed)).toBeUndefined();
  });

  it("reads a birthday day first, or as a computer writes it, and no day that never was", () => {
    expect(["30/04/2018", "30.4.2018", "2018-04-30", " 2018-4-30 "].map(parseDay)).toEqual(
      Array(4).fill("2018-04-30"),
    );
    for (const typed of ["04/30/2018", "31/04/2018", "29/02/2019", "30/04/18", "April", ""])
      expect(parseDay(typed)).toBeUndefined();
    expect(parseDay("29/02/2020")).toBe("2020-02-29");
  });

  it("counts days across months and leap years", () => {
    expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });
});
