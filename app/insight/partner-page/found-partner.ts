// A partner as the list shows him, and how a list of partners is read, whatever it is sorted by. Pure.

export interface FoundPartner {
  id: string
  name: string
  slug: string
  email: string | null
  status: 'active' | 'paused'
  arrivalParameter: string | null
}

export const FOUND_COLUMNS = `partner.id, name, slug, email, partner.status, arrival_parameter AS "arrivalParameter"`

/** Where a list goes on: what it is sorted by, and the partner. */
export interface ListPlace {
  key: string
  id: string
}

/** From where, in which direction, and how many. */
export interface Stretch {
  place: ListPlace | null
  isBack: boolean
  limit: number
}

/** How a list is read: the place of a partner in it (null: it has none, and the list begins anew), and the partners from a place on. */
export interface ReadList {
  placeOf: (partnerId: string) => Promise<ListPlace | null>
  read: (stretch: Stretch) => Promise<FoundPartner[]>
}
