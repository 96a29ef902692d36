// Forms of exploitation in the groups and colours of the project's pictures (ontology/picture.toml; a test compares them).

export interface FormGroup {
  id: string
  name: string
  color: string
  keys: readonly string[]
}

export const FORMS: readonly FormGroup[] = [
  { id: 'sex', name: 'Sex trafficking', color: '#D55E00', keys: ['sex-trafficking', 'child-sex-tourism', 'online-sexual-exploitation'] },
  {
    id: 'labor',
    name: 'Forced labor, servitude and bondage',
    color: '#0072B2',
    keys: ['forced-labor', 'domestic-servitude', 'debt-bondage', 'bonded-labor', 'hereditary-slavery'],
  },
  {
    id: 'other',
    name: 'Other named forms',
    color: '#009E73',
    keys: ['forced-begging', 'forced-criminality', 'child-soldiering', 'forced-marriage', 'organ-removal'],
  },
  { id: 'none', name: 'Form not named', color: '#5F6670', keys: [] },
]

export const formGroup = (key: string): string => FORMS.find((group) => group.keys.includes(key))?.id ?? 'none'

/** The groups of an edge's forms in the order of the legend; an edge without forms is of the last. */
export function formGroups(forms: readonly string[]): string[] {
  const found = new Set(forms.length ? forms.map(formGroup) : ['none'])
  return FORMS.map((group) => group.id).filter((id) => found.has(id))
}
