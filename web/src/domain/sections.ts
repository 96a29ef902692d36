// The sections of a narrative in the order in which they are printed.

export const SECTIONS: Record<string, string> = {
  title: 'Title',
  overall: 'Overall',
  recommendations: 'Recommendations',
  prosecution: 'Prosecution',
  protection: 'Protection',
  prevention: 'Prevention',
  profile: 'Trafficking profile',
}

export const sectionName = (key: string): string => SECTIONS[key] ?? key
