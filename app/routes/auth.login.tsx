// Where Shopify's library sends requests that name no shop. There is nothing to log in to outside the admin: the landing
// page says how to get there.
import { redirect } from '@remix-run/node'

export const loader = () => redirect('/')
