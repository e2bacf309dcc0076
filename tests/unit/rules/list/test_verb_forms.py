from __future__ import annotations

from typing import Any

import pytest

from profilelint.rules.list.verb_forms import (
    Opening,
    VerbForm,
    base_of_gerund,
    base_of_past,
    opening,
)

IMPERATIVE = """
Develop a digital register of land parcels.
Improve the road between the port and the market.
Provide seed kits to 4,000 households in the delta.
Strengthen local councils.
Establish a fund that was endorsed by parliament.
Implement the water plan.
Facilitate dialogue between herders and farmers.
Ensure that clinics are open at night.
Promote girls' education in the valley.
Create jobs for young people.
Build the capacity of 40 judges.
Enable traders to pay by phone.
Enhance tax collection in six towns.
Encourage banks to lend to women.
Identify sites for new wells.
Introduce drip irrigation to growers.
Conduct surveys in all districts.
Deliver training to midwives.
Expand access to clean water.
Assist the ministry with its budget.
Organize fairs for young inventors.
Coordinate donors in the health sector.
Advise the regulator on tariffs.
Engage civil society in the review of laws.
Educate voters about the new ballot.
Equip laboratories in three provinces.
Empower women to run for office.
Mobilise communities along the coast.
Reduce losses after harvest.
Restore mangroves.
Rebuild the bridge over the river.
Co-create apps with students.
Re-establish the seed bank.
Bring clean power to island schools.
Give traders access to credit.
Take stock of land records.
Make the budget public.
Teach farmers to prune coffee trees.
Write guidelines for inspectors.
Sell surplus power to the grid.
Oversee elections in five districts.
Uphold the rights of tenants.
Support the clinics in their work.
Support gender-sensitive budgeting in two ministries.
Support women who trade across the border.
Train 300 teachers in early reading.
Train nurses and midwives to use the new records.
Help small firms keep their books.
Help the council publish its accounts.
Increase exports of cocoa and cashew.
Design a curriculum for welders.
Launch the third round of grants.
Pilot a new method of counting fish.
Fund the repair of two dams.
Award these grants to local groups.
Review all tariffs on imported seed.
Link their growers with buyers in the capital.
Monitor the quality of the air.
Work with fishing villages to protect the reef.
Partner with the chamber of commerce.
Focus on the poorest districts.
Lead the reform of customs.
Grant both cooperatives a licence.
Finance several solar kiosks.
Upgrade the archive of the court.
Update every map of the delta.
Mentor young managers. | none
Collaborate with universities.
Map the wells of the district.
""".strip().splitlines()

GERUND = """
Developing a register of land parcels.
Improving coordination among the agencies, providing targeted training.
Strengthening public institutions in four regions.
Advancing the digital agenda of the country.
Supporting the councils in their reforms.
Supporting six new cooperatives.
Training the judges of three courts.
Training 40 inspectors.
Building a network of young leaders.
Planning the transition of two hospitals.
Establishing and equipping laboratories.
Promoting trade between the islands.
Providing advice to the regulator.
Reducing losses after harvest with improved stores.
Mobilizing savings for rural firms.
Facilitating loans.
Enabling firms to export.
Creating a fund which was endorsed by parliament.
Monitoring the quality of the air.
Co-designing apps with students.
Rebuilding trust.
Identifying sites for wells.
Tying pay to results.
Setting up a help desk. | none
Running several job fairs.
Giving traders access to credit.
Supporting greater trade between the islands.
Developing and testing a model of the delta.
Writing the rules of the new market.
""".strip().splitlines()

PAST = """
Trained 300 teachers.
Developed a register of land parcels.
Built the first solar dock.
Led several missions to the coast.
Brought two hundreds of families home.
Set a record. | none
Improved access to water. | none
Established the fund.
""".strip().splitlines()

THIRD_PERSON = """
Provides training to midwives.
Engages trained clerks in the port.
Re-establishes the register.
""".strip().splitlines()

UNDECIDED = """
Recruits from ten towns were trained.
$256 million in private loans for small firms.
Twenty clinics were rebuilt.
Nearly 20,000 farmers planted new seed.
More than 300 judges trained in the new code.
40 percent of the budget was published.
Five municipalities started to publish their budgets.
At the Lab@DI, developed and delivered courses.
With local banks, opened 40 kiosks.
In partnership with a phone company, supported young inventors.
Through the fund, provided loans to 200 firms.
Under the new law, courts hear cases within a month.
By 2019, exports had doubled.
As a result, 30 towns raised their own revenue.
The project trained 500 nurses.
MSME promoted competition among suppliers.
Farmers planted new seed.
Support services reached 40 clinics.
Support services for 300 women.
Support groups met in every village.
Support to 40 cooperatives raised yields.
Support and training for 400 widows.
Support for the clinics continued.
Supports local councils with advice.
Training of 500 farmers raised yields.
Training for 500 farmers was completed.
Training programs reached 900 young people.
Training materials were printed in four languages.
Training the judges reduced delays by 40 percent.
Building codes were updated in six towns.
Building permits now take three days.
Funding increased by half.
Funding for the clinics was secured.
Housing loans grew.
Learning exchanges between islands.
Working groups were formed in all ministries.
Manufacturing output rose by 4 percent.
Marketing campaigns won two awards.
Planning offices opened in two towns.
Financing from local banks tripled.
Monitoring systems went live.
Mapping teams covered the delta.
Planning and budgeting systems in six towns.
Supporting documents in four languages.
Developing countries adopted the model.
Increasing numbers of girls finished school.
Leading banks opened rural branches.
Emerging firms found buyers.
Existing wells were repaired.
Participating firms hired 600 workers.
Following the training, 60 firms registered.
According to the survey, trust doubled.
Including the islands, 40 towns took part.
During the drought, supplied water to 40,000 people.
Evening classes reached 300 adults.
Spring floods did less harm.
Nothing was lost.
King crab exports doubled.
Improving the road cut travel time by half.
Strengthening courts led to faster rulings.
Design of 12 bridges completed.
Design standards were adopted.
Increase in exports of 30 percent.
Increase of 30 percent in exports.
Work on the dam continued.
Work began on two dams.
Access to credit improved.
Access roads in five districts.
Grant agreements with six groups.
Grants reached 600 firms.
Market days drew 4,000 visitors.
Market access for 2,000 growers.
Pilot projects in two districts.
Pilot farms doubled their yields.
Review meetings with all partners.
Research partnerships produced 40 papers.
Report cards on 300 schools.
Record harvests in three valleys.
Host communities welcomed 600 families.
Lead firms invested $4 million.
Link roads opened in two districts.
Test results came within a day.
Train services resumed.
Train stations were rebuilt.
Help desks in five towns.
Help lines took 4,000 calls.
Partner banks lent $3 million.
Project staff coached 40 teams.
Program graduates found work.
Process times fell by half.
Plan for the port approved.
Model farms in all provinces.
Finance ministry staff learned the new system.
Farm incomes grew by a third.
Export volumes doubled.
Trade between the islands grew.
Transfer of land to 4,000 widows.
Use of bed nets doubled.
Visits to the clinic doubled.
Select crops earned more.
Complete records of 40 courts.
Draft laws went to parliament.
Supply chains recovered.
Share of women on councils: 40 percent.
Upgrade of two ports finished.
Update: the dam is open.
Document systems in six archives.
Cut delays at the border by two days.
Put 600 young people into jobs.
Set up 12 help desks.
Let contracts for two roads.
Read to 4,000 children.
Spread news of the vote to the islands.
Found buyers for 40 growers.
Left a trained staff behind.
Felt effects in all provinces.
Cost of power fell.
BOOST trained 400 young people.
REACH Nepal supports clinics.
Empower Pacific trained 400 women.
Empower Pacific, a local partner, trained 400 women.
Build Zambia reached 30 schools.
Improving access: 40 new clinics.
Build skills: 300 welders certified.
Promote: Young Leaders reached 600 girls.
Co-design workshops in five towns.
Co-design apps with students.
Successfully trained 40 teams.
Also trained 40 teams.
Not only trained nurses but paid them.
To date, 40 firms have registered.
Improved seed reached 4,000 growers.
Increased exports by half.
Renforcer les capacités des communes.
Former 300 enseignants.
Support de formation pour les enseignants.
Organise des ateliers pour les femmes.
Formation de 300 enseignants dans les communes.
Développement d'un plan de gestion.
Conduire des enquêtes.
Capacitar a 300 docentes en el uso de la plataforma.
Fortaleciendo las capacidades de los municipios.
Se capacitó a 300 docentes.
Produce materiales para los docentes.
Implementación de un plan de agua.
Program pelatihan untuk petani.
Meningkatkan kapasitas pemerintah daerah.
“Train the trainers” courses in five towns.
(Train the trainers.)
Über 300 Lehrer wurden geschult.
""".strip().splitlines()


def _cases(lines: list[str], form: VerbForm | None) -> list[Any]:
    """Return a line per case; one that ends in ``| none`` is a member that is left undecided."""
    cases = []
    for line in lines:
        text, _, note = line.partition(" | ")
        expected = None if note or form is None else Opening(text.split()[0], form)
        cases.append(pytest.param(text, expected, id=text))
    return cases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *_cases(IMPERATIVE, "imperative"),
        *_cases(GERUND, "gerund"),
        *_cases(PAST, "past"),
        *_cases(THIRD_PERSON, "third-person"),
        *_cases(UNDECIDED, None),
    ],
)
def test_opening(text: str, expected: Opening | None) -> None:
    assert opening(text) == expected


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("developing", "develop"),
        ("improving", "improve"),
        ("planning", "plan"),
        ("tying", "tie"),
        ("king", None),
        ("spring", None),
        ("evening", None),
        ("develop", None),
    ],
)
def test_base_of_gerund(word: str, base: str | None) -> None:
    assert base_of_gerund(word) == base


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("developed", "develop"),
        ("improved", "improve"),
        ("planned", "plan"),
        ("supplied", "supply"),
        ("seed", None),
        ("red", None),
        ("hundred", None),
    ],
)
def test_base_of_past(word: str, base: str | None) -> None:
    assert base_of_past(word) == base


def test_text_without_words() -> None:
    assert opening("") is None
    assert opening("— 40 —") is None
    assert opening("12") is None


def test_long_text_is_judged_by_its_beginning() -> None:
    text = "Develop tools " + "and more tools " * 100_000
    assert opening(text) == Opening("Develop", "imperative")
